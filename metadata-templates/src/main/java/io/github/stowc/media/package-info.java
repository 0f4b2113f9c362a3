/** What a file is, by its bytes: media type, transfer syntax and Image Pixel facts (PS3.3 C.7.6.3, PS3.18 8.7.3). */
@NullMarked
package io.github.stowc.media;

import org.jspecify.annotations.NullMarked;
