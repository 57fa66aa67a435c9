@NullMarked
package parley.classroom.room;

import org.jspecify.annotations.NullMarked;
