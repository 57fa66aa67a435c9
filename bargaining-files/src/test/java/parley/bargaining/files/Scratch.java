package parley.bargaining.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.bargaining.files.BargainingFiles.Format;

/** A folder to write files in and read them again. */
record Scratch(Path folder) {

    static final String DOMAIN = """
            <negotiation_template>
              <utility_space>
                <objective index="0" name="Garden">
                  <issue index="1" name="Fence" type="discrete">
                    <item index="1" value="Hedge" description="slow & green" cost="12.5"/>
                    <item index="2" value="Wall"/>
                    <similarity_function><item value="none of the issue's"/></similarity_function>
                  </issue>
                  <issue index="2" name="Trees" type="integer" lowerbound="2" upperbound="4"/>
                </objective>
              </utility_space>
            </negotiation_template>
            """.replace("slow &", "slow &amp;");

    static final String PROFILE = """
            <utility_space>
              <reservation value="0.25"/>
              <objective index="0" name="Neighbour">
                <weight index="2" value="0.75"/>
                <weight index="1" value="0.25"/>
                <issue index="1" name="Fence" type="discrete">
                  <item index="2" value="Wall" evaluation="4"/>
                  <item index="1" value="Hedge" evaluation="2"/>
                </issue>
                <issue index="2" name="Trees" type="integer" lowerbound="2" upperbound="4">
                  <evaluator ftype="linear" offset="1" slope="-0.5"/>
                </issue>
              </objective>
              <discount_factor value="0.9"/>
            </utility_space>
            """;

    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    DomainFile domain(String text) {
        return BargainingFiles.domain(file("domain", text));
    }

    ProfileFile profile(String text, DomainFile domain) {
        return BargainingFiles.profile(file("profile", text), domain);
    }

    /** Written and read again; its place aside, it is what it was. */
    DomainFile again(DomainFile domain, Format format) {
        DomainFile again = domain(BargainingFiles.text(domain, format));
        return new DomainFile(domain.place(), again.name(), again.issues());
    }

    ProfileFile again(ProfileFile profile, DomainFile domain, Format format) {
        ProfileFile again = profile(BargainingFiles.text(profile, domain, format), domain);
        return new ProfileFile(
                profile.place(), again.name(), again.valuations(), again.reservation(), again.discount());
    }
}
