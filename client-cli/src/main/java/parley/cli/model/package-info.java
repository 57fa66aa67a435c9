/**
 * The rules beside their second implementation in Python, which must give the same course, and over many seeds: ensembles, and
 * what each mechanism does.
 */
@NullMarked
package parley.cli.model;

import org.jspecify.annotations.NullMarked;
