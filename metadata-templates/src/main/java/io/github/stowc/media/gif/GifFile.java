package io.github.stowc.media.gif;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.reading.PictureFaults;
import java.util.List;

/**
 * A GIF with all its blocks, ready to be decoded.
 *
 * @param columns of the canvas
 * @param rows of the canvas
 * @param frames one or more
 */
record GifFile(Source source, int columns, int rows, List<GifFrame> frames, PictureFaults faults) {}
