@NullMarked
package parley.summit.scenario;

import org.jspecify.annotations.NullMarked;
