DROP TABLE permit_contacts;
DROP TABLE contact_codes;
