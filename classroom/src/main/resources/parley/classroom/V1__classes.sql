-- The log of each class: the class is what its entries make of it.
CREATE TABLE class_entry (
    class  TEXT    NOT NULL,
    number INTEGER NOT NULL,
    entry  BLOB    NOT NULL,
    PRIMARY KEY (class, number)
);
