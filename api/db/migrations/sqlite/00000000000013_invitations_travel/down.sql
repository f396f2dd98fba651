DROP TABLE travel_report_files;
DROP TABLE travel_reports;
DROP TABLE travel_visas;
DROP TABLE attendance_lists;
DROP TABLE invitation_answers;
