@NullMarked
package parley.cli.model;

import org.jspecify.annotations.NullMarked;
