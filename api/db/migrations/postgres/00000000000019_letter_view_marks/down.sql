DROP TABLE letter_view_marks;
