/** PNG files (ISO/IEC 15948). */
@NullMarked
package io.github.stowc.media.png;

import org.jspecify.annotations.NullMarked;
