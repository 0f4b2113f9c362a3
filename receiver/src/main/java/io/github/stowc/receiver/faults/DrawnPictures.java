package io.github.stowc.receiver.faults;

import io.github.stowc.bytes.Source;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Two small pictures that show nobody; the same ones each time. */
final class DrawnPictures {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    private DrawnPictures() {}

    /**
     * The files of both.
     *
     * @param format the name that ImageIO has for it, jpeg or bmp, which is the end of the file names too
     */
    static List<Source> files(String format) throws IOException {
        // Names so unlike that a wrong link is not taken for a slip of the pen.
        return List.of(
                file("disc." + format, format, DrawnPictures::disc),
                file("rings." + format, format, DrawnPictures::rings));
    }

    private static Source file(String name, String format, IntBinaryOperator grey) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, grey.applyAsInt(x - WIDTH / 2, y - HEIGHT / 2) * 0x010101);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, format, out)) {
                throw new IIOException("this Java has no ImageIO writer for " + format);
            }
        }
        return Source.of(name, bytes.toByteArray());
    }

    private static int disc(int x, int y) {
        return Math.max(0, 255 - (x * x + y * y) / 2);
    }

    private static int rings(int x, int y) {
        return (x * x + y * y) / 2 & 0xFF;
    }
}
