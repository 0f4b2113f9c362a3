/** JPEG and JPEG-LS files (ITU-T T.81, T.87). */
@NullMarked
package io.github.stowc.media.jpeg;

import org.jspecify.annotations.NullMarked;
