DROP TABLE permit_visit_photos;
DROP TABLE permit_visits;
