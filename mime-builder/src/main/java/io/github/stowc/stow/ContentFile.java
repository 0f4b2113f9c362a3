package io.github.stowc.stow;

import io.github.stowc.media.Media;
import io.github.stowc.media.Source;

/**
 * A picture, video or document, of which an instance is made.
 *
 * @param content what its header says
 */
record ContentFile(Media.Content content) implements InputFile {
    @Override
    public Source source() {
        return content.source();
    }
}
