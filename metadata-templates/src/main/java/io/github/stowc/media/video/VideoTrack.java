package io.github.stowc.media.video;

import io.github.stowc.media.content.VideoFacts.Unusual;
import java.util.List;
import java.util.Set;

/**
 * The video that was found in a container.
 *
 * @param header of its pictures
 * @param frames how many there are
 * @param frameRate in frames a second; 0 if unknown
 * @param sound whether it has sound
 * @param unusual what some readers of its container do not expect
 * @param warnings what a person should know, without the source's name
 */
record VideoTrack(
        VideoHeader header, long frames, double frameRate, boolean sound, Set<Unusual> unusual, List<String> warnings) {
    VideoTrack {
        warnings = List.copyOf(warnings);
    }
}
