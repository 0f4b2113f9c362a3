package io.github.stowc.media.png;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.reading.PictureFaults;

/**
 * A PNG with all its chunks, ready to be decoded.
 *
 * @param firstData the first chunk of picture data
 */
record PngFile(Source source, PngHeader header, PngPixels pixels, PngChunks.Chunk firstData, PictureFaults faults) {}
