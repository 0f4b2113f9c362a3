package io.github.stowc.stow.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.curl.Auth;
import io.github.stowc.curl.TargetUrl;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void allServersOfTheTableAreThere() {
        assertEquals(
                List.of("standard", "dcm4chee", "orthanc", "google", "azure", "aws"),
                Target.all().stream().map(Target::name).toList());
    }

    @Test
    void everyRowIsWhole() {
        for (Target target : Target.all()) {
            assertEquals(target, Target.named(target.name()));
            assertTrue(target.takes(Encoding.DICOM), "PS3.18 10.5 asks for application/dicom: " + target.name());
            assertFalse(target.title().isEmpty());
            assertFalse(target.notes().isEmpty());
            assertFalse(target.sources().isEmpty());
            target.sources()
                    .forEach(source -> assertEquals("https", URI.create(source).getScheme()));
            target.notes().forEach(note -> assertTrue(note.toString().length() > 20, note.toString()));
            assertTrue(target.url().endsWith("/studies"));
            assertEquals("application/dicom+json", target.accept());
        }
    }

    @Test
    void theFormOfAUrlIsAUrlOnceItsPlaceholdersAreReplaced() {
        for (Target target : Target.all()) {
            String url = target.url().replace("(s)", "s").replace("...", "rs");
            assertEquals(
                    url.toLowerCase(Locale.ROOT),
                    TargetUrl.parse(url.toLowerCase(Locale.ROOT)).value());
        }
    }

    @Test
    void takesWhatItsDocumentsSay() {
        assertTrue(Target.named("dcm4chee").takesBulkData("application/pdf"));
        assertFalse(Target.named("dcm4chee").takesBulkData("video/quicktime"), "PS3.5 8.2.7 has no such container");
        assertFalse(Target.named("dcm4chee").takesBulkData("application/octet-stream"));
        assertFalse(Target.named("dcm4chee").takesBulkData("video/mpeg"));
        assertFalse(Target.named("standard").takesBulkData("video/quicktime"));
        assertTrue(Target.named("google").takesBulkData("image/jpeg"));
        assertFalse(Target.named("google").takesBulkData("application/pdf"));
        for (String name : List.of("orthanc", "azure", "aws")) {
            Target target = Target.named(name);
            assertEquals(List.of(Encoding.DICOM), target.encodings());
            assertFalse(target.takesBulkData("image/jpeg"));
        }
        assertEquals(new Auth.Gcloud(), Target.named("google").auth());
        assertEquals(
                new Auth.AwsSigV4(Optional.empty(), "medical-imaging"),
                Target.named("aws").auth());
        assertEquals(4_000_000_000L, Target.named("azure").limits().bytes().orElse(0));
    }

    @Test
    void aNameIsFoundCaseAsideAndAMisspeltOneIsAnsweredWithTheNearest() {
        assertEquals("google", Target.named("Google").name());
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Target.named("gogle"));
        assertEquals(
                "expected a target, one of standard, dcm4chee, orthanc, google, azure, aws, found \"gogle\";"
                        + " did you mean google?",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Target.named(""));
    }

    @Test
    void anEncodingThatItDoesNotTakeIsRefusedWithTheRemedy() {
        Target orthanc = Target.named("orthanc");
        orthanc.requireTaken(Encoding.DICOM);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> orthanc.requireTaken(Encoding.JSON));
        assertTrue(e.getMessage().contains("does not take application/dicom+json"), e.getMessage());
        assertTrue(e.getMessage().contains("write encoding dicom"), e.getMessage());
    }

    @Test
    void limitsThatAreGivenReplaceThoseOfTheTarget() {
        Limits aws = Target.named("aws").limits();
        assertEquals(
                OptionalInt.of(5),
                aws.with(new Limits(OptionalLong.empty(), OptionalInt.of(5))).instances());
        assertEquals(
                aws.bytes(),
                aws.with(new Limits(OptionalLong.empty(), OptionalInt.of(5))).bytes());
        assertEquals(
                OptionalLong.of(7),
                aws.with(new Limits(OptionalLong.of(7), OptionalInt.empty())).bytes());
        assertThrows(IllegalArgumentException.class, () -> new Limits(OptionalLong.of(0), OptionalInt.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Limits(OptionalLong.empty(), OptionalInt.of(0)));
    }
}
