@NullMarked
package parley.cli.story;

import org.jspecify.annotations.NullMarked;
