package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** The decoded rows of the pages of a TIFF. */
final class TiffStream extends BandStream<Raster> {
    private final TiffPicture picture;
    private final TiffFile file;
    private int frame;
    private int[] samples = new int[0];

    TiffStream(TiffPicture picture) throws IOException {
        super(
                new ByteWindow(picture.source()),
                picture.faults(),
                TiffPicture.REMEDY,
                "tiff",
                // The JDK's reader knows more forms of CCITT, and takes none wrongly; the other one knows more of the
                // rest.
                picture.fax() ? "com.sun.imageio." : "com.twelvemonkeys.",
                picture.rowLength(),
                (long) picture.pixel().rows() * picture.directories().size());
        this.picture = picture;
        this.file = new TiffFile(window(), picture.faults());
    }

    @Override
    Band bandAt(long row) throws IOException {
        int rows = picture.pixel().rows();
        frame = (int) (row / rows);
        int inFrame = (int) (row % rows);
        TiffPage page = new TiffPage(file, file.directory(picture.directories().get(frame)));
        int height = page.blockRows();
        long rowBytes = (long) page.columns() * page.samples() * (page.bits() <= 8 ? 1 : 2);
        long fit = Math.max(1, BandBudget.rows() / rowBytes);
        int block = inFrame / height;
        int blocks = (int) Math.max(1, Math.min(page.blocksDown() - block, fit / height));
        // A strip that does not fit is decoded again for each of its parts.
        int first = inFrame - block * height;
        long left = Math.min((long) rows - inFrame, (long) blocks * height - first);
        TiffBand band = new TiffBand(page, block, blocks);
        long place = window().size();
        return new Band(
                band.header(place),
                band.directory(place),
                new Rectangle(0, first, page.columns(), (int) Math.min(left, fit)),
                file.number(page.offsets(), (long) block * page.blocksAcross()));
    }

    @Override
    Raster decode(ImageReader decoder, ImageReadParam region) throws IOException {
        return decoder.read(0, region).getRaster();
    }

    @Override
    void convert(Raster decoded, int row, byte[] into) throws IOException {
        int columns = picture.pixel().columns();
        int channels = decoded.getNumBands();
        if (samples.length != columns * channels) {
            samples = new int[columns * channels];
        }
        decoded.getPixels(decoded.getMinX(), decoded.getMinY() + row, columns, 1, samples);
        int missing = picture.samples().get(frame).convert(samples, channels, into, columns);
        if (missing >= 0) {
            throw faults().malformed(
                            picture.directories().get(frame),
                            "a palette with the colours that its pixels name",
                            "none for " + missing);
        }
    }
}
