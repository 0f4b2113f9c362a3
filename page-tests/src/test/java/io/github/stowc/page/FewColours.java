package io.github.stowc.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes pictures of pages a third as large: PNG with a palette of the most frequent 256 colours. */
final class FewColours {
    private static final int MOST = 256;

    private FewColours() {}

    static byte[] png(byte[] truecolour) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(truecolour));
        Map<Integer, Integer> counts = new HashMap<>();
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int pixel : pixels) {
            counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        List<Integer> palette = new ArrayList<>(counts.keySet());
        palette.sort((a, b) -> counts.get(b) - counts.get(a));
        palette = palette.subList(0, Math.min(MOST, palette.size()));
        int[] map = palette.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model = new IndexColorModel(8, map.length, map, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage indexed =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, byte[]> nearest = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            byte[] index =
                    nearest.computeIfAbsent(pixels[i] & 0xFFFFFF, colour -> new byte[] {(byte) nearest(map, colour)});
            indexed.getRaster().setDataElements(i % image.getWidth(), i / image.getWidth(), index);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(indexed, "png", out);
        return out.toByteArray();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (palette[i] >> shift & 0xFF) - (colour >> shift & 0xFF);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
