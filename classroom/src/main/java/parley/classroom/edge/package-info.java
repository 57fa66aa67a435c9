/** The classroom's calls. */
@NullMarked
package parley.classroom.edge;

import org.jspecify.annotations.NullMarked;
