package io.github.stowc.receiver.retrieve;

import io.github.stowc.receiver.web.WebRequest;
import java.util.Optional;

/**
 * What a request asks of a picture (PS3.18 8.3.5.1). Immutable.
 *
 * @param window the window to apply; empty for that of the instance
 * @param quality of JPEG, 1 to 100
 * @param width of the viewport in pixels; 0 for the whole picture in its size
 * @param height of the viewport in pixels
 */
record Rendering(Optional<Window> window, int quality, int width, int height) {
    private static final int USUAL_QUALITY = 90;
    private static final int MAX_SIDE = 16_384;

    /**
     * Reads the query.
     *
     * @throws Refusal if a parameter is not what the standard says
     */
    static Rendering of(WebRequest request) throws Refusal {
        Rendering rendering = new Rendering(Optional.empty(), USUAL_QUALITY, 0, 0);
        for (WebRequest.Parameter parameter : request.parameters()) {
            String[] values = parameter.value().split(",", -1);
            rendering = switch (parameter.name()) {
                case "window" -> rendering.withWindow(values);
                case "quality" ->
                    new Rendering(
                            rendering.window, integer("quality", values[0], 100), rendering.width, rendering.height);
                case "viewport" -> rendering.withViewport(values);
                default -> rendering;
            };
        }
        return rendering;
    }

    private Rendering withWindow(String[] values) throws Refusal {
        if (values.length < 2 || values.length > 3) {
            throw new Refusal(400, "expected window=CENTER,WIDTH,FUNCTION, found " + values.length + " values");
        }
        try {
            Window given = new Window(Double.parseDouble(values[0]), Double.parseDouble(values[1]), true);
            if (!(given.width() > 0) || !Double.isFinite(given.center()) || !Double.isFinite(given.width())) {
                throw new Refusal(400, "expected a width above 0 in window, found another");
            }
            boolean isLinear = values.length == 2 || values[2].equalsIgnoreCase("linear");
            boolean isExact = values.length == 3 && values[2].equalsIgnoreCase("linear-exact");
            if (!isLinear && !isExact) {
                throw new Refusal(400, "expected the function linear or linear-exact in window, found another");
            }
            return new Rendering(
                    Optional.of(new Window(given.center(), given.width(), isExact)), quality, width, height);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "expected numbers in window, found another text");
        }
    }

    private Rendering withViewport(String[] values) throws Refusal {
        if (values.length != 2) {
            throw new Refusal(400, "expected viewport=WIDTH,HEIGHT, found " + values.length + " values");
        }
        return new Rendering(
                window, quality, integer("viewport", values[0], MAX_SIDE), integer("viewport", values[1], MAX_SIDE));
    }

    private static int integer(String name, String text, int most) throws Refusal {
        int value = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (value < 1 || value > most) {
            throw new Refusal(400, "expected a number from 1 to " + most + " in " + name + ", found another");
        }
        return value;
    }
}
