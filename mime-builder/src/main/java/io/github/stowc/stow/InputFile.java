package io.github.stowc.stow;

import io.github.stowc.media.Source;

/** An input file, told by its bytes. */
sealed interface InputFile permits Part10File, ContentFile {

    /** Its bytes. */
    Source source();
}
