@NullMarked
package parley.cli.page;

import org.jspecify.annotations.NullMarked;
