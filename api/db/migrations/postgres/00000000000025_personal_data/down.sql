DROP INDEX permit_applications_ended;
DROP TABLE permit_retention;
DROP TABLE permit_erasures;
