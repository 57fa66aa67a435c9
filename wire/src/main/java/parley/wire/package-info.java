/**
 * The only bridge between the rules and the contract: codecs between the pure types and the generated ones, every bound of the
 * contract, the files of a scenario and of a transcript, and errors as they travel.
 */
@NullMarked
package parley.wire;

import org.jspecify.annotations.NullMarked;
