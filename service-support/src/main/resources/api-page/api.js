// Shows the description of this service's HTTP side. For reading: nothing is sent from here.
addEventListener("DOMContentLoaded", () => {
  SwaggerUIBundle({
    url: "/v3/api-docs",
    dom_id: "#api",
    deepLinking: true,
    docExpansion: "list",
    supportedSubmitMethods: [],
    validatorUrl: null,
  });
});
