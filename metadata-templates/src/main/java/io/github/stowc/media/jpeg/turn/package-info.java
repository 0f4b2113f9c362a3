/** JPEGs turned without loss: their quantised coefficients change place and sign, and are coded anew (ITU-T T.81). */
@NullMarked
package io.github.stowc.media.jpeg.turn;

import org.jspecify.annotations.NullMarked;
