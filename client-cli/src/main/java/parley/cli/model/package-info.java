/** The rules beside their second implementation in Python: the same scenario and seeds must give the same course. */
@NullMarked
package parley.cli.model;

import org.jspecify.annotations.NullMarked;
