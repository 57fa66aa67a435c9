/**
 * What is worth telling about a session, in words and figures: blocks of text that are folded from a transcript and know nothing of
 * where they are shown.
 */
@NullMarked
package parley.cli.story;

import org.jspecify.annotations.NullMarked;
