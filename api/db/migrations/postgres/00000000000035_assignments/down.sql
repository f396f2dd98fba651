DROP TABLE permit_assignments;
