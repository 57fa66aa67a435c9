/** The file of all classes' logs. */
@NullMarked
package parley.classroom.store;

import org.jspecify.annotations.NullMarked;
