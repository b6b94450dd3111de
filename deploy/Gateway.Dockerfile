# A gateway of a cluster. Build it from the top of the repository: docker build -f deploy/Gateway.Dockerfile .
# Where the images of .NET are: the vendor's registry, or a mirror of yours.
ARG DOTNET_IMAGES=dotnet
FROM ${DOTNET_IMAGES}/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
# With the platform in it, compiled ahead.
RUN dotnet publish src/Gateway -c Release -o /app

FROM ${DOTNET_IMAGES}/runtime-deps:10.0
# The master key and our signing keys: one volume, shared by all silos and gateways, which it belongs to.
RUN mkdir /keys && chown $APP_UID /keys && chmod 700 /keys
WORKDIR /app
COPY --from=build /app .
COPY --chmod=755 deploy/healthy /usr/local/bin/healthy
USER $APP_UID
ENV urls=http://0.0.0.0:8080 MasterKey__File=/keys/master.key
EXPOSE 8080
# PUBLIC_HOST is the host of PublicUrl: a gateway answers no other.
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["healthy", "8080"]
ENTRYPOINT ["./OrleansBank.Gateway", "--cluster"]
