import type { Scene } from './kit/canvas.ts'
import { airportRunway } from './scenes/city/airport-runway.ts'
import { cityRainNight } from './scenes/city/city-rain-night.ts'
import { floodStreet } from './scenes/city/flood-street.ts'
import { parliamentDome } from './scenes/city/parliament-dome.ts'
import { riverBridge } from './scenes/city/river-bridge.ts'
import { skylineDusk } from './scenes/city/skyline-dusk.ts'
import { campTents } from './scenes/horizon/camp-tents.ts'
import { damWater } from './scenes/horizon/dam-water.ts'
import { observatoryStars } from './scenes/horizon/observatory-stars.ts'
import { satelliteOrbit } from './scenes/horizon/satellite-orbit.ts'
import { solarField } from './scenes/horizon/solar-field.ts'
import { windTurbines } from './scenes/horizon/wind-turbines.ts'
import { desertRoad } from './scenes/land/desert-road.ts'
import { dustStorm } from './scenes/land/dust-storm.ts'
import { mountainSnow } from './scenes/land/mountain-snow.ts'
import { oliveGrove } from './scenes/land/olive-grove.ts'
import { wheatField } from './scenes/land/wheat-field.ts'
import { portraits } from './scenes/people/portraits.ts'
import { labMicroscope } from './scenes/press/lab-microscope.ts'
import { pressMicrophones } from './scenes/press/press-microphones.ts'
import { summitHall } from './scenes/press/summit-hall.ts'
import { tvCamera } from './scenes/press/tv-camera.ts'
import { classroom } from './scenes/rooms/classroom.ts'
import { hospitalCorridor } from './scenes/rooms/hospital-corridor.ts'
import { libraryShelves } from './scenes/rooms/library-shelves.ts'
import { oldCityAlley } from './scenes/rooms/old-city-alley.ts'
import { trainStation } from './scenes/rooms/train-station.ts'
import { containerShip } from './scenes/sea/container-ship.ts'
import { fishingBoats } from './scenes/sea/fishing-boats.ts'
import { harbourDawn } from './scenes/sea/harbour-dawn.ts'
import { lighthouseStorm } from './scenes/sea/lighthouse-storm.ts'
import { palmOasis } from './scenes/sea/palm-oasis.ts'
import { footballPitch } from './scenes/sport/football-pitch.ts'
import { runningTrack } from './scenes/sport/running-track.ts'
import { stadiumNight } from './scenes/sport/stadium-night.ts'
import { swimmingPool } from './scenes/sport/swimming-pool.ts'
import { marketScreens } from './scenes/stage/market-screens.ts'
import { studioSet } from './scenes/stage/studio-set.ts'
import { theatreStage } from './scenes/stage/theatre-stage.ts'
import { coffeeCup } from './scenes/things/coffee-cup.ts'
import { geometricWall } from './scenes/things/geometric-wall.ts'
import { marketSpices } from './scenes/things/market-spices.ts'
import { numbersCover } from './scenes/things/numbers-cover.ts'
import { oudInstrument } from './scenes/things/oud-instrument.ts'

export const scenes: Scene[] = [
  harbourDawn,
  fishingBoats,
  lighthouseStorm,
  containerShip,
  palmOasis,
  parliamentDome,
  riverBridge,
  skylineDusk,
  cityRainNight,
  floodStreet,
  airportRunway,
  desertRoad,
  mountainSnow,
  wheatField,
  oliveGrove,
  dustStorm,
  solarField,
  windTurbines,
  damWater,
  campTents,
  observatoryStars,
  satelliteOrbit,
  oldCityAlley,
  hospitalCorridor,
  classroom,
  libraryShelves,
  trainStation,
  coffeeCup,
  oudInstrument,
  numbersCover,
  geometricWall,
  marketSpices,
  pressMicrophones,
  labMicroscope,
  tvCamera,
  summitHall,
  theatreStage,
  studioSet,
  marketScreens,
  stadiumNight,
  footballPitch,
  runningTrack,
  swimmingPool,
  ...portraits,
]
