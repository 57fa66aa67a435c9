@NullMarked
package parley.agent;

import org.jspecify.annotations.NullMarked;
