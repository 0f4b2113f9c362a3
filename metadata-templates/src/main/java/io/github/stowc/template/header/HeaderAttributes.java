package io.github.stowc.template.header;

import io.github.stowc.dicom.Element;
import io.github.stowc.media.content.Media;
import java.util.List;

/** The attributes that a picture, video or document tells about itself: no template needs to name them. */
public final class HeaderAttributes {
    private HeaderAttributes() {}

    /** The elements for the dataset of the instance that the content becomes, each tag once. */
    public static List<Element> of(Media.Content content) {
        if (content instanceof Media.Jpeg jpeg) {
            return PixelAttributes.of(jpeg.facts().imagePixel());
        }
        if (content instanceof Media.Codestream codestream) {
            return PixelAttributes.of(codestream.imagePixel());
        }
        if (content instanceof Media.Raster raster) {
            return FrameAttributes.of(raster);
        }
        return content instanceof Media.Video video
                ? VideoAttributes.of(video)
                : DocumentAttributes.of((Media.Document) content);
    }
}
