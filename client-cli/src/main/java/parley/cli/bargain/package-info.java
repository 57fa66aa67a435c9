/** {@code parley bargain}: domains and profiles from files, analysed, negotiated and compared with known results. */
@NullMarked
package parley.cli.bargain;

import org.jspecify.annotations.NullMarked;
