package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEGs of 8 bits by ImageIO (PS3.5 A.4.1). */
final class JpegDecoder implements FrameDecoder {
    private final PixelFormat format;

    private JpegDecoder(PixelFormat format) {
        this.format = format;
    }

    static Optional<JpegDecoder> of(PixelFormat format) {
        boolean fits = format.bitsAllocated() == 8 && (format.samples() == 1 || format.samples() == 3);
        return fits ? Optional.of(new JpegDecoder(format)) : Optional.empty();
    }

    @Override
    public byte[] decode(Body frame) throws IOException {
        if (frame.length() > LONGEST) {
            throw new IIOException("expected a JPEG of at most " + LONGEST + " bytes, found " + frame.length());
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new IIOException("this Java has no ImageIO reader for JPEG");
        }
        ImageReader reader = readers.next();
        try (InputStream in = frame.open();
                MemoryCacheImageInputStream image = new MemoryCacheImageInputStream(in)) {
            reader.setInput(image, true, true);
            int columns = reader.getWidth(0);
            int rows = reader.getHeight(0);
            if (columns != format.columns() || rows != format.rows()) {
                throw new IIOException("expected a JPEG of " + format.columns() + " by " + format.rows()
                        + " pixels, as its dataset tells, found " + columns + " by " + rows);
            }
            // The samples as they are coded: Photometric Interpretation tells what they mean.
            return samples(reader.readRaster(0, null));
        } catch (RuntimeException e) {
            throw new IIOException("the JPEG is damaged", e);
        } finally {
            reader.dispose();
        }
    }

    private byte[] samples(Raster raster) throws IIOException {
        if (raster.getNumBands() != format.samples()) {
            throw new IIOException("expected a JPEG with " + format.samples()
                    + " components, as its dataset tells, found " + raster.getNumBands());
        }
        int length = (int) format.decoded().frameLength();
        byte[] samples = raster.getDataBuffer() instanceof DataBufferByte buffer && buffer.getData().length == length
                ? buffer.getData()
                : copy(raster, length);
        if (format.samples() == 3 && !format.photometric().equals("RGB")) {
            Colours.fromYbr(samples);
        }
        return samples;
    }

    private static byte[] copy(Raster raster, int length) {
        byte[] samples = new byte[length];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int[] row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, (int[]) null);
            for (int sample : row) {
                samples[at++] = (byte) sample;
            }
        }
        return samples;
    }
}
