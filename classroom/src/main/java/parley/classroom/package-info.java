/**
 * Classes that negotiate in the browser. A class plays one scenario in worlds, each a session of a coordinator; a seat of its delegates
 * is a dialled-in driver like any other. What a class is, its log says.
 */
@NullMarked
package parley.classroom;

import org.jspecify.annotations.NullMarked;
