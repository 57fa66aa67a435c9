/** The world of one session: material, relations, measures, tables and private values together, and the truce between rivals. */
@NullMarked
package parley.summit.world;

import org.jspecify.annotations.NullMarked;
