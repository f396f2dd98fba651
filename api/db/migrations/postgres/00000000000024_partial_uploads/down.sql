DROP TABLE partial_upload_pieces;
DROP TABLE partial_uploads;
