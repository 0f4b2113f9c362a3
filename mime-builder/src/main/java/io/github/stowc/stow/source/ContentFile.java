package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Media;

/**
 * A picture, video or document that becomes an instance.
 *
 * @param content the facts in its header
 */
public record ContentFile(Media.Content content) implements InputFile {
    @Override
    public Source source() {
        return content.source();
    }
}
