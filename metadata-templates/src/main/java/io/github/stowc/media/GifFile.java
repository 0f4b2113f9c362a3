package io.github.stowc.media;

import java.util.List;

/**
 * A GIF whose blocks are all there, ready to be decoded.
 *
 * @param columns of the canvas
 * @param rows of the canvas
 * @param frames one or more
 */
record GifFile(Source source, int columns, int rows, List<GifFrame> frames, PictureFaults faults) {}
