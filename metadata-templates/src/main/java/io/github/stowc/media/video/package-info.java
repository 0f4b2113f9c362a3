/** Videos: MPEG-2, H.264 and HEVC in MP4, program and transport streams (PS3.5 8.2.5 to 8.2.8). */
@NullMarked
package io.github.stowc.media.video;

import org.jspecify.annotations.NullMarked;
