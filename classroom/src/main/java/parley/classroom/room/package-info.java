/** A class and its worlds: what the log makes of it, its clock, its talk, and what of it each of its people sees. */
@NullMarked
package parley.classroom.room;

import org.jspecify.annotations.NullMarked;
