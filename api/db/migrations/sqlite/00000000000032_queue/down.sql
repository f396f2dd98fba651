DROP TABLE queue_tickets;
DROP TABLE queue_days;
