package vn.chitieu.planted.modules;

import org.springframework.modulith.Modulithic;

/** The root of two modules, one of which uses the other although it may use none. */
@Modulithic
public final class PlantedApplication {

    private PlantedApplication() {}
}
