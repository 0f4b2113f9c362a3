/** JPEG 2000 and High-Throughput JPEG 2000 codestreams and files (ISO/IEC 15444-1, -15). */
@NullMarked
package io.github.stowc.media.jpeg2000;

import org.jspecify.annotations.NullMarked;
