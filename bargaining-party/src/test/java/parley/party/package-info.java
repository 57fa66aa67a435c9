@NullMarked
package parley.party;

import org.jspecify.annotations.NullMarked;
