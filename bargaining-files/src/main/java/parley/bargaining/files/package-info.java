/**
 * Domains and profiles as files, in the XML of GENIUS or in a YAML of our own. A file is read into records that keep all that
 * either format can say, so that it can be written again in both; from these come the library's own types. What is wrong with a
 * file is said with its line, the element, its value and what was expected. Files are taken for hostile: what they may make a
 * reader fetch, copy or count is bounded.
 */
@NullMarked
package parley.bargaining.files;

import org.jspecify.annotations.NullMarked;
