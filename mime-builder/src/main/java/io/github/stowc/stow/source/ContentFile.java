package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Media;

/**
 * A picture, video or document, of which an instance is made.
 *
 * @param content what its header says
 */
public record ContentFile(Media.Content content) implements InputFile {
    @Override
    public Source source() {
        return content.source();
    }
}
